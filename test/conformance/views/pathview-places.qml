// Which delegates a PathView has on its path and where, their attributes, z and what is attached to them, as offset and counts change.
import QtQuick
Item {
    width: 300; height: 300
    PathView {
        id: view
        anchors.fill: parent
        model: 7
        path: Path {
            startX: 0; startY: 100
            PathAttribute { name: "size"; value: 1 }
            PathAttribute { name: "fade"; value: 0 }
            PathLine { x: 100; y: 100 }
            PathAttribute { name: "size"; value: 3 }
            PathLine { x: 200; y: 100 }
            PathLine { x: 200; y: 200 }
            PathAttribute { name: "fade"; value: 1 }
        }
        delegate: Item {
            property int row: index
            property real size: PathView.size
            property real fade: PathView.fade
            property bool on: PathView.onPath
            property bool current: PathView.isCurrentItem
            property var view: PathView.view
            width: 10; height: 20
        }
    }
    function show(word) {
        const seen = []
        for (const item of Array.from(view.children))
            if (item.row !== undefined) seen.push(item.row + "@" + item.x.toFixed(1) + "," + item.y.toFixed(1) + (item.on ? "" : "-") + (item.current ? "*" : "") + " " + item.size.toFixed(2) + "/" + item.fade.toFixed(2) + " z" + item.z)
        console.log(word, "| offset", view.offset.toFixed(3), "current", view.currentIndex, view.currentItem ? view.currentItem.row : null, "|", seen.sort().join("; "))
    }
    Timer {
        interval: 60; running: true
        onTriggered: {
            show("all")
            view.offset = 1; show("offset 1")
            view.offset = 2.4; show("offset 2.4")
            view.offset = -1.6; show("offset -1.6")
            view.offset = 9; show("offset 9")
            view.pathItemCount = 4; show("four")
            view.offset = 0; show("four at 0")
            view.offset = 0.5; show("four at 0.5")
            view.offset = 5.5; show("four at 5.5")
            view.preferredHighlightBegin = 0.5; view.preferredHighlightEnd = 0.5; show("range at 0.5")
            view.offset = 3; show("range at 0.5, offset 3")
            view.highlightRangeMode = PathView.NoHighlightRange; show("no range")
            view.offset = 1.3; show("no range, 1.3")
            view.pathItemCount = undefined; show("all again")
            view.pathItemCount = 0; show("none is one")
            view.pathItemCount = 20; show("more than there are")
            console.log(view.pathItemCount, view.itemAt(view.itemAtIndex(2).x + 1, view.itemAtIndex(2).y + 1).row, view.indexAt(1000, 0), view.itemAt(1000, 0), view.itemAtIndex(20))
            console.log(view.itemAtIndex(0).view === view, view.moving, view.dragging, view.flicking, view.interactive, view.highlightMoveDuration, view.cacheItemCount, view.snapMode, view.dragMargin, view.movementDirection)
            console.log("END")
        }
    }
}
