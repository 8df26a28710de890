import QtQuick

Rectangle {
    id: root
    property string label: "box"
    property int clicks: 0
    signal pressed(string what, int count)
    function press(what) { clicks++; pressed(what, clicks); return clicks }
    width: 120
    height: 80
    color: "#336699"
    Dot { x: 10; y: 20 }
}
