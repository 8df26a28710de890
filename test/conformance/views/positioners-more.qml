// Grid and Flow, Positioner, and what happens when children change.
import QtQuick
Item {
    width: 300; height: 300
    component Box: Item { width: 20; height: 10; property string place: Positioner.index + (Positioner.isFirstItem ? "f" : "") + (Positioner.isLastItem ? "l" : "") }
    Grid { id: grid; columns: 3; spacing: 4; rowSpacing: 1; Box {} Box { width: 30 } Box {} Box { visible: false } Box { height: 25 } Repeater { model: 2; Box {} } }
    Grid { id: down; rows: 2; flow: Grid.TopToBottom; horizontalItemAlignment: Grid.AlignRight; verticalItemAlignment: Grid.AlignVCenter; Box {} Box { width: 30 } Box { height: 4 } }
    Flow { id: flow; width: 55; spacing: 3; padding: 2; Repeater { model: 5; Box {} } }
    Flow { id: rtl; width: 55; layoutDirection: Qt.RightToLeft; Repeater { model: 3; Box {} } }
    Row { id: row; onPositioningComplete: root.n++; Box {} Box {} }
    property int n: 0
    id: root
    function places(of) {
        const all = []
        for (let i = 0; i < of.children.length; i++) { const c = of.children[i]; if (c.place !== undefined) all.push(c.x + "," + c.y + ":" + c.place) }
        return all.join(" ") + " | " + [of.width, of.height].join("x")
    }
    function state() { for (const each of [grid, down, flow, rtl, row]) console.log(places(each)) }
    Timer { interval: 50; running: true; onTriggered: {
        state()
        row.children[0].width = 33; console.log("before", places(row)); row.forceLayout(); console.log("after", places(row))
        grid.columns = 2; flow.width = 100; flow.padding = 0; row.children[1].visible = false
        second.start() } }
    Timer { id: second; interval: 50; onTriggered: { state(); console.log("END") } }
}
