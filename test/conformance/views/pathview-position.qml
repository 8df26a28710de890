// Where `positionViewAtIndex` brings a PathView to, with and without a range; and where it goes by its current index.
import QtQuick
Item {
    width: 300; height: 300
    component Along: PathView {
        anchors.fill: parent
        model: 10
        path: Path { startX: 0; startY: 100; PathLine { x: 300; y: 100 } }
        delegate: Component { Item { property int row: index; width: 10; height: 10 } }
    }
    Along { id: all }
    Along { id: some; pathItemCount: 4 }
    Along { id: ranged; pathItemCount: 4; preferredHighlightBegin: 0.5; preferredHighlightEnd: 0.5 }
    Along { id: free; pathItemCount: 4; highlightRangeMode: PathView.NoHighlightRange }
    Along { id: given; currentIndex: 4 }
    Along { id: beyond; currentIndex: 14 }
    Along { id: tall; pathItemCount: 4; highlightRangeMode: PathView.ApplyRange; highlight: Component { Rectangle { width: 20; height: 20 } } highlightMoveDuration: 0; preferredHighlightBegin: 0.25; preferredHighlightEnd: 0.75 }
    Along { id: slow; highlightMoveDuration: 100; onMovementEnded: console.log("moved"); onMovingChanged: console.log("moving", moving) }
    Along { id: one; pathItemCount: 4; movementDirection: PathView.Positive; highlightMoveDuration: 600; property bool turned: false; onOffsetChanged: if (offset > 3 && offset < 7) turned = true }
    Along { id: other; pathItemCount: 4; movementDirection: PathView.Negative; highlightMoveDuration: 600; property bool turned: false; onOffsetChanged: if (offset > 3 && offset < 7) turned = true }
    function seen(view) {
        const seen = []
        for (const item of Array.from(view.children)) if (item.row !== undefined) seen.push(item.row + "@" + item.x.toFixed(1))
        return seen.sort().join(" ")
    }
    Timer {
        interval: 60; running: true
        onTriggered: {
            for (const [name, view] of Object.entries({ all, some, ranged, free }))
                for (const mode of [PathView.Beginning, PathView.Center, PathView.End, PathView.Contain, PathView.SnapPosition]) {
                    view.offset = 0
                    const to = []
                    for (const index of [0, 3, 6, 9]) { view.positionViewAtIndex(index, mode); to.push(view.offset.toFixed(2) + "/" + view.currentIndex) }
                    console.log(name, mode, to.join(" "))
                }
            all.positionViewAtIndex(-1, PathView.Beginning); console.log("-1", all.offset)
            console.log("given", given.offset, given.currentIndex, "beyond", beyond.offset, beyond.currentIndex)
            tall.currentIndex = 2; console.log("apply 2", tall.offset.toFixed(3), tall.highlightItem.x, seen(tall))
            tall.currentIndex = 6; console.log("apply 6", tall.offset.toFixed(3), tall.highlightItem.x, seen(tall))
            tall.currentIndex = 1; console.log("apply 1", tall.offset.toFixed(3), tall.highlightItem.x, seen(tall))
            slow.currentIndex = 3; console.log(slow.currentIndex, slow.offset, slow.moving)
            one.currentIndex = 9
            other.currentIndex = 1
            later.start()
        }
    }
    Timer { id: later; interval: 1200; onTriggered: { console.log("slow", slow.offset, slow.currentIndex, slow.moving, "one", one.offset, one.currentIndex, one.turned, "other", other.offset, other.currentIndex, other.turned); slow.decrementCurrentIndex(); last.start() } }
    Timer { id: last; interval: 400; onTriggered: { console.log("slow", slow.offset, slow.currentIndex, seen(slow)); console.log("END") } }
}
