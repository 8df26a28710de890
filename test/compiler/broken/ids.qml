import QtQuick
Item {
    id: root
    Item { id: root }
    Item { id: Big }
    Item { id: 5 }
    Item { id: a.b }
    Item { id: "" }
    Item { id: "1a" }
    Item { id: "a-b" }
    Item { id: console }
    Item { id: Item {} }
    Item { id.x: 1 }
    Item { id { x: 1 } }
    Item { id: one; id: two }
    Item { id: "quoted" }
    Repeater { Item { id: twice } }
    Repeater { Item { id: twice } }
    Component { Item { id: root } }
}
