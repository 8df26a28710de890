import QtQuick
Item {
    property int Upper
    property int print
    property int twice; property string twice
    default property Item one; default property Item two
    required property int initialised: 1
    readonly property int empty
    readonly readonly property int double: 1
    property list<Item> primitive: 5
    property alias none
    property alias number: 5
    property alias call: item.call()
    property alias object: Item {}
    property alias deep: item.a.b.c
    property alias unknown: nobody.x
    property alias Capital: item
    property alias same: item; property alias same: item
    property int over; property alias over: item
    property alias under: item; property int under
    Item { id: item }
}
