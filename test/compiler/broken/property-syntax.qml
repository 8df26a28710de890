import QtQuick
Item {
    property
    property int
    property int:
    property int x:
    property int a property int b
    property list<int c
    property list<> d
    property map<int> e
    readonly
    default
    required property
    readonly int f
    var g = 1
    let h = 1
    const i = 1
    property var j: var k
    property var l: return 1
    property var m: for (;;) {}
}
