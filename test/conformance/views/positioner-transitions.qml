// Transitions of positioners: for what is there at first, what comes, what is shown again, and what makes room.
import QtQuick
Item {
    width: 200; height: 200
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
        lines.push(kind + " " + at.item.word + " at " + at.index + " from " + at.item.x + "," + at.item.y + " to " + at.destination.x + "," + at.destination.y + " targets [" + Array.from(at.targetIndexes) + "] [" + items + "]")
    }
    component Box: Rectangle { property string word; width: 20; height: 20 }
    Component { id: box; Box {} }
    Row {
        id: row
        spacing: 2
        populate: Told { kind: "populate" }
        add: Told { kind: "add" }
        move: Told { kind: "move" }
        Box { word: "a" }
        Box { id: b; word: "b" }
        Box { id: c; word: "c" }
    }
    Grid {
        id: grid
        y: 60; columns: 2
        add: Told { kind: "grid add" }
        Box { word: "p" }
        Box { word: "q" }
        Box { word: "r" }
    }
    property var steps: [
        ["shown", () => {}],
        ["hidden", () => b.visible = false],
        ["shown again", () => b.visible = true],
        ["wider", () => b.width = 40],
        ["added", () => box.createObject(row, { word: "d" })],
        ["removed", () => c.destroy()],
        ["spacing", () => row.spacing = 10],
        ["grid", () => box.createObject(grid, { word: "s" })],
    ]
    property int at: 0
    function next() {
        if (at > 0) {
            lines.sort()
            for (const line of lines) console.log("  " + line)
            lines = []
            const seen = []
            for (const each of [row, grid]) for (const item of Array.from(each.children)) seen.push(item.word + "@" + item.x + "," + item.y)
            console.log("  |", seen.join(" "), row.width)
        }
        const step = steps[at++]
        if (!step) { going.running = false; console.log("END"); return }
        console.log(step[0])
        step[1]()
    }
    // By frames and not by a timer: what is laid out in a frame is there before the next step.
    SequentialAnimation { id: going; running: true; loops: Animation.Infinite; PauseAnimation { duration: 250 } ScriptAction { script: next() } }
}
