// A Repeater follows its ListModel: order of items and signals, indexes, values.
import QtQuick
Item {
    id: root
    ListModel { id: rows; ListElement { label: "a" } ListElement { label: "b" } ListElement { label: "c" } }
    Item {
        id: box
        Item { objectName: "before" }
        Repeater {
            id: repeater
            property bool ready: false
            model: rows
            onItemAdded: (index, item) => console.log("  added", index, item.objectName)
            onItemRemoved: (index, item) => console.log("  removed", index, item.objectName)
            onCountChanged: console.log("  count", count)
            Item {
                objectName: label
                property int place: index
                onPlaceChanged: if (repeater.ready) console.log("  place of", objectName, place)
                Component.onDestruction: console.log("  destroyed", objectName)
            }
        }
        Item { objectName: "after" }
    }
    function state(word) {
        const names = []
        for (let i = 0; i < box.children.length; i++) names.push(box.children[i].objectName || "-")
        console.log(word, "|", names.join(" "), "|", repeater.count, repeater.itemAt(0) ? repeater.itemAt(0).objectName : null)
    }
    Component.onCompleted: {
        state("start")
        repeater.ready = true
        repeater.ready = false; rows.append({ label: "d" }); repeater.ready = true; state("append")
        repeater.ready = false; rows.insert(1, [{ label: "x" }, { label: "y" }]); repeater.ready = true; state("insert")
        rows.move(0, 2, 1); state("move up")
        rows.move(4, 1, 2); state("move down")
        rows.setProperty(0, "label", "first"); state("set")
        rows.remove(1, 2); state("remove")
        rows.clear(); state("clear")
        console.log("END")
    }
}
