import QtQuick
Item { id: self
    property string name: "own"
    property string text: name + ":" + inner
    property string inner: "in"
    function useRoot() { try { return root.name } catch (e) { return String(e) } }
    function callBack(f) { return f() + name }
    QtObject { id: hidden; property int v: 3 }
}
