// A Drag that goes over areas step by step: what each of them hears, and when it is something else in the middle.
import QtQuick
Item {
    id: root
    width: 300; height: 200
    component Area: DropArea {
        property string name
        width: 50; height: 50
        onEntered: drag => { console.log(" ", name, "entered", drag.x, drag.y); if (name === "refuses") drag.accepted = false }
        onExited: console.log(" ", name, "exited")
        onPositionChanged: drag => console.log(" ", name, "position", drag.x, drag.y)
        onDropped: drop => console.log(" ", name, "dropped", drop.x, drop.y, drop.text)
        onContainsDragChanged: console.log(" ", name, "contains", containsDrag)
    }
    Area { name: "below"; x: 100; width: 100 }
    Area { name: "above"; x: 150 }
    Area { name: "keyed"; x: 220; keys: ["text/plain"] }
    Area { name: "refuses"; x: 0; y: 100 }
    Rectangle {
        id: box
        width: 20; height: 20
        Drag.hotSpot: Qt.point(10, 10)
        Drag.onTargetChanged: console.log("  target", Drag.target ? Drag.target.name : null)
    }
    property var steps: [
        ["active", () => box.Drag.active = true],
        ["below", () => { box.x = 100; box.y = 5 }],
        ["within", () => box.x = 110],
        ["above", () => box.x = 160],
        ["keyed", () => box.x = 230],
        ["with text", () => box.Drag.mimeData = { "text/plain": "words" }],
        ["drop", () => console.log("  drop", box.Drag.drop(), box.Drag.target)],
        ["refused", () => { box.x = 10; box.y = 110; box.Drag.active = true }],
        ["inactive", () => box.Drag.active = false],
        ["hot spot", () => { box.x = 60; box.y = 0; box.Drag.active = true; box.Drag.hotSpot.x = 60 }],
        ["cancelled", () => box.Drag.cancel()],
    ]
    property int at: 0
    Timer {
        interval: 40; running: true; repeat: true
        onTriggered: {
            const step = parent.steps[parent.at++]
            if (!step) { stop(); console.log("END"); return }
            console.log(step[0])
            step[1]()
        }
    }
}
