// What a PathView makes of rows that come, go and move: offset, current index, signals, and which delegates are kept.
import QtQuick
Item {
    width: 300; height: 300
    ListModel { id: rows; ListElement { word: "a" } ListElement { word: "b" } ListElement { word: "c" } ListElement { word: "d" } ListElement { word: "e" } }
    PathView {
        id: view
        anchors.fill: parent
        model: rows
        highlightMoveDuration: 0
        path: Path { startX: 0; startY: 100; PathLine { x: 100; y: 100 } }
        delegate: Item {
            property string word: model.word
            property int row: index
            property bool current: PathView.isCurrentItem
        }
        onCurrentIndexChanged: console.log("  currentIndex", currentIndex)
        onOffsetChanged: console.log("  offset", offset.toFixed(3))
        onCountChanged: console.log("  count", count)
        onCurrentItemChanged: console.log("  currentItem", currentItem ? currentItem.word : null)
    }
    property var steps: [
        ["current 2", () => view.currentIndex = 2],
        ["appended", () => rows.append({ word: "f" })],
        ["inserted at 0", () => rows.insert(0, { word: "z" })],
        ["removed 0", () => rows.remove(0)],
        ["removed the last", () => rows.remove(5)],
        ["moved 0 to 4", () => rows.move(0, 4, 1)],
        ["moved the current one", () => rows.move(1, 3, 1)],
        ["removed the current one", () => rows.remove(view.currentIndex)],
        ["current -1", () => view.currentIndex = -1],
        ["current 12", () => view.currentIndex = 12],
        ["next", () => view.incrementCurrentIndex()],
        ["before", () => view.decrementCurrentIndex()],
        ["no range", () => view.highlightRangeMode = PathView.NoHighlightRange],
        ["current 3", () => view.currentIndex = 3],
        ["inserted at 1", () => rows.insert(1, { word: "y" })],
        ["removed 1", () => rows.remove(1)],
        ["cleared", () => rows.clear()],
        ["one", () => rows.append({ word: "one" })],
        ["two", () => rows.append({ word: "two" })],
        ["a number", () => view.model = 3],
        ["nothing", () => view.model = null],
        ["an array", () => view.model = ["p", "q"]],
    ]
    property int at: 0
    function next() {
        if (at > 0) {
            const seen = []
            for (const item of Array.from(view.children))
                if (item.row !== undefined) seen.push(item.row + item.word + "@" + item.x.toFixed(0) + (item.current ? "*" : ""))
            console.log("  |", seen.sort().join(" "), "| offset", view.offset.toFixed(2), "current", view.currentIndex, "count", view.count)
        }
        const step = steps[at++]
        if (!step) { going.running = false; console.log("END"); return }
        console.log(step[0])
        step[1]()
    }
    // By frames and not by a timer: what is laid out in a frame is there before the next step.
    SequentialAnimation { id: going; running: true; loops: Animation.Infinite; PauseAnimation { duration: 60 } ScriptAction { script: next() } }
}
