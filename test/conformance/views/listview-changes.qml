// Rows that come, go and move, in sight and out of it: where the others stay, where the origin goes, what is current.
import QtQuick
Item {
    width: 100; height: 100
    ListModel { id: rows }
    ListView {
        id: view
        width: 100; height: 100; cacheBuffer: 0; model: rows
        delegate: Item { property string name: label; width: 50; height: 20 }
        onCurrentIndexChanged: console.log("  current", currentIndex)
    }
    function state(word) {
        view.forceLayout()
        const seen = []
        for (let i = 0; i < rows.count; i++) {
            const item = view.itemAtIndex(i)
            if (item) seen.push(item.name + "@" + item.y)
        }
        console.log(word, "|", seen.join(" "), "| y", view.contentY, "origin", view.originY, "height", view.contentHeight, "current", view.currentIndex)
    }
    Timer {
        interval: 60; running: true
        onTriggered: {
            for (let i = 0; i < 30; i++) rows.append({ label: "r" + i })
            state("appended")
            rows.insert(0, { label: "top" }); state("inserted at 0")
            rows.insert(2, [{ label: "m1" }, { label: "m2" }]); state("inserted at 2")
            rows.remove(0); state("removed 0")
            rows.move(0, 3, 1); state("moved 0 to 3")
            view.contentY = 200; state("scrolled to 200")
            rows.insert(0, [{ label: "above1" }, { label: "above2" }]); state("inserted above")
            rows.remove(0, 2); state("removed above")
            rows.remove(11, 2); state("removed in sight")
            rows.insert(12, { label: "within" }); state("inserted in sight")
            view.currentIndex = 12; state("current 12")
            rows.remove(12); state("removed current")
            rows.move(20, 0, 2); state("moved to the front")
            rows.remove(0, rows.count - 2); state("two left")
            rows.clear(); state("cleared")
            rows.append({ label: "new" }); state("one again")
            console.log("END")
        }
    }
}
