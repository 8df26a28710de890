import QtQuick
Item {
    Component {}
    Component { Item {} Item {} }
    Component { property int a; Item {} }
    Component { signal b; Item {} }
    Component { function c() {} Item {} }
    Component { x: 1; Item {} }
    Component { id: fine; Item {} }
    Component { anchors { top: 1 } Item {} }
    component lower: Item {}
    component Twice: Item {} component Twice: Item {}
    component Outer: Item { component Inner: Item {} }
    component NoColon {}
    component NoObject: 5
    property Component c: Component {}
}
