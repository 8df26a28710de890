// Where PathAnimation brings an item and how it turns it, forwards, in a transition and along a path that begins where the item is; PathInterpolator.
import QtQuick
Item {
    width: 300; height: 300
    Rectangle { id: box; x: 10; y: 20; width: 20; height: 20 }
    Rectangle { id: turned; rotation: 10; width: 20; height: 20 }
    Rectangle {
        id: stated
        x: 5; y: 5; width: 20; height: 20
        states: State { name: "away"; PropertyChanges { target: stated; x: 105; y: 55; opacity: 0.5 } }
        transitions: Transition { PathAnimation { target: stated; duration: 100; path: Path { PathCurve { x: 50; y: 80 } PathCurve {} } } }
    }
    PathAnimation { id: along; target: box; duration: 400; path: Path { startX: 0; startY: 0; PathLine { x: 100; y: 0 } PathLine { x: 100; y: 100 } } }
    PathAnimation { id: open; target: box; duration: 400; path: Path { PathLine { x: 110; y: 120 } } }
    PathAnimation { id: anchored; target: box; duration: 400; anchorPoint: "10,10"; path: Path { startX: 0; startY: 0; PathLine { x: 100; y: 0 } } }
    PathAnimation {
        id: turning; target: turned; duration: 400
        orientation: PathAnimation.RightFirst; orientationEntryDuration: 100; orientationExitDuration: 100; endRotation: 90
        path: Path { startX: 0; startY: 0; PathLine { x: 100; y: 100 } PathLine { x: 0; y: 100 } }
    }
    PathInterpolator { id: at; path: Path { startX: 0; startY: 0; PathQuad { x: 100; y: 100; controlX: 100; controlY: 0 } } }
    function half(animation, item) {
        const seen = []
        animation.start()
        animation.pause()
        for (let i = 0; i < 1; i++) seen.push(item.x.toFixed(1) + "," + item.y.toFixed(1) + " " + item.rotation.toFixed(1))
        animation.resume()
        animation.complete()
        seen.push(item.x.toFixed(1) + "," + item.y.toFixed(1) + " " + item.rotation.toFixed(1))
        return seen.join(" -> ")
    }
    Timer {
        interval: 40; running: true
        onTriggered: {
            console.log("along", half(along, box), along.running)
            box.x = 30; box.y = 40
            console.log("open", half(open, box))
            console.log("anchored", half(anchored, box))
            for (const orientation of [PathAnimation.Fixed, PathAnimation.RightFirst, PathAnimation.LeftFirst, PathAnimation.BottomFirst, PathAnimation.TopFirst]) {
                turned.rotation = 10
                turning.orientation = orientation
                console.log("turning", orientation, half(turning, turned))
            }
            for (const progress of [0, 0.3, 0.5, 1, 2]) {
                at.progress = progress
                console.log("at", at.progress, at.x.toFixed(2), at.y.toFixed(2), at.angle.toFixed(2))
            }
            console.log(turning.endRotation, along.endRotation, along.anchorPoint, along.easing.type, along.duration)
            stated.state = "away"
            last.start()
        }
    }
    Timer { id: last; interval: 300; onTriggered: { console.log("stated", stated.x, stated.y, stated.opacity); console.log("END") } }
}
