// Delegates that a ListView keeps and uses again for other rows: which names they see then, and what they are told.
import QtQuick
Item {
    width: 100; height: 100
    property int made: 0
    ListModel { id: rows; Component.onCompleted: { for (let i = 0; i < 30; i++) append({ word: "w" + i }) } }
    ListView {
        id: view
        width: 100; height: 100; cacheBuffer: 0
        reuseItems: true
        model: rows
        delegate: Item {
            property string text: index + word
            property int number
            width: 100; height: 20
            Component.onCompleted: number = made++
            ListView.onPooled: console.log("  pooled", number)
            ListView.onReused: console.log("  reused", number, text)
        }
    }
    ListView {
        id: numbers
        width: 100; height: 100; cacheBuffer: 0
        reuseItems: true
        model: 20
        delegate: Item {
            required property int index
            property string text: "n" + index
            width: 100; height: 20
        }
    }
    function show(word) {
        view.forceLayout()
        numbers.forceLayout()
        const seen = []
        for (const each of [view, numbers])
            for (let i = 0; i < each.count; i++) { const item = each.itemAtIndex(i); if (item) seen.push(item.text + "@" + item.y) }
        console.log(word, seen.join(" "))
    }
    Timer {
        interval: 60; running: true
        onTriggered: {
            view.currentIndex = numbers.currentIndex = -1
            show("shown")
            view.contentY = 25; show("25")
            view.contentY = 45; show("45")
            view.contentY = 41; show("41")
            numbers.contentY = 130; show("numbers 130")
            rows.setProperty(4, "word", "changed"); show("changed")
            rows.remove(3); show("removed")
            last.start()
        }
    }
    Timer { id: last; interval: 60; onTriggered: { console.log("END") } }
}
