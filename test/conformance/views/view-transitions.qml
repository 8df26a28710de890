// Transitions of ListView and GridView for rows that are shown at first, come, move and go, and for those that make room.
import QtQuick
Item {
    width: 200; height: 200
    ListModel { id: rows; ListElement { word: "a" } ListElement { word: "b" } ListElement { word: "c" } }
    component Told: Transition {
        id: told
        property string kind
        SequentialAnimation {
            ScriptAction { script: log(told.kind, told.ViewTransition) }
            NumberAnimation { properties: "x,y"; duration: 60 }
        }
    }
    property var lines: []
    function log(kind, at) {
        const items = []
        for (let i = 0; i < at.targetItems.length; i++) items.push(at.targetItems[i].word)
        lines.push(kind + " " + (at.item ? at.item.word : null) + " at " + at.index + " from " + at.item.x + "," + at.item.y + " to " + at.destination.x + "," + at.destination.y + " targets [" + Array.from(at.targetIndexes) + "] [" + items + "]")
    }
    function flush() { lines.sort(); for (const line of lines) console.log("  " + line); lines = [] }
    ListView {
        id: list
        width: 100; height: 200; cacheBuffer: 0
        model: rows
        delegate: Item { property string word: model.word; width: 100; height: 20 }
        populate: Told { kind: "populate" }
        add: Told { kind: "add" }
        addDisplaced: Told { kind: "addDisplaced" }
        move: Told { kind: "move" }
        displaced: Told { kind: "displaced" }
        remove: Told { kind: "remove" }
    }
    GridView {
        id: grid
        x: 100; width: 100; height: 200; cellWidth: 40; cellHeight: 40; cacheBuffer: 0
        model: 0
        delegate: Item { property string word: index; width: 30; height: 30 }
        populate: Transition { id: fade; ParallelAnimation { ScriptAction { script: log("grid", fade.ViewTransition) } NumberAnimation { property: "opacity"; from: 0; to: 1; duration: 60 } } }
    }
    property var steps: [
        ["shown", () => {}],
        ["inserted at 1", () => rows.insert(1, { word: "d" })],
        ["two appended", () => rows.append([{ word: "e" }, { word: "f" }])],
        ["moved 0 to 2", () => rows.move(0, 2, 1)],
        ["removed 1", () => rows.remove(1)],
        ["removed the first two", () => rows.remove(0, 2)],
        ["changed", () => rows.setProperty(0, "word", "z")],
        ["grid", () => grid.model = 4],
        ["not any more", () => { list.add = null; list.addDisplaced.enabled = false; rows.insert(0, { word: "y" }) }],
        ["nothing", () => rows.clear()],
    ]
    property int at: 0
    function next() {
        if (at > 0) {
            flush()
            const seen = []
            for (const view of [list, grid])
                for (let i = 0; i < view.count; i++) { const item = view.itemAtIndex(i); if (item) seen.push(item.word + "@" + item.x + "," + item.y) }
            console.log("  |", seen.join(" "), list.populate.running, list.displaced.running)
        }
        const step = steps[at++]
        if (!step) { going.running = false; console.log("END"); return }
        console.log(step[0])
        step[1]()
    }
    // By frames and not by a timer: what is laid out in a frame is there before the next step.
    SequentialAnimation { id: going; running: true; loops: Animation.Infinite; PauseAnimation { duration: 250 } ScriptAction { script: next() } }
}
