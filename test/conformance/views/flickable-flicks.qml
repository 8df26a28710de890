// Flicks by program: how far, which signals in which order, what bounds do; and what derived properties say.
import QtQuick
Item {
    width: 300; height: 200
    Flickable {
        id: f
        width: 100; height: 100; contentWidth: 100; contentHeight: 1000; flickDeceleration: 3000
        onMovementStarted: console.log("  movementStarted"); onMovementEnded: console.log("  movementEnded", Math.round(contentY))
        onFlickStarted: console.log("  flickStarted"); onFlickEnded: console.log("  flickEnded", Math.round(contentY))
        onMovingChanged: console.log("  moving", moving, movingVertically); onFlickingChanged: console.log("  flicking", flicking)
        onAtYEndChanged: console.log("  atYEnd", atYEnd)
        Rectangle { width: 10; height: 10 }
    }
    Flickable { id: g; width: 100; height: 100; contentWidth: 400; contentHeight: 300; topMargin: 10; leftMargin: 5; bottomMargin: 20; boundsBehavior: Flickable.StopAtBounds }
    Flickable { id: h; width: 100; height: 100 }
    function state(word, of) {
        const r = value => Math.round(value * 1000) / 1000
        console.log(word, r(of.contentX), r(of.contentY), "edges", of.atXBeginning, of.atXEnd, of.atYBeginning, of.atYEnd, "area", r(of.visibleArea.xPosition), r(of.visibleArea.yPosition), r(of.visibleArea.widthRatio), r(of.visibleArea.heightRatio), of.contentItem.x, of.contentItem.y)
    }
    property int step: 0
    property var steps: [
        () => { state("start", f); state("g", g); state("h", h); console.log(h.contentWidth, h.contentHeight, h.contentItem.width, h.flickDeceleration, h.maximumFlickVelocity, h.boundsBehavior); f.flick(0, -900) },
        () => { state("after a flick", f); f.flick(0, -5000) },
        () => { state("after a strong one", f); f.flick(0, 600); f.cancelFlick(); state("canceled", f) },
        () => { f.contentY = 1500; state("set beyond", f); f.returnToBounds(); state("returned", f); g.contentY = -10; g.contentX = 30; state("g moved", g); g.resizeContent(800, 300, Qt.point(0, 0)); state("g resized", g) },
        () => { f.contentHeight = 50; state("short", f); f.interactive = false; state("not interactive", f); console.log("END") }
    ]
    Timer { interval: 1300; running: true; repeat: true; triggeredOnStart: false; onTriggered: { steps[step++](); if (step === steps.length) running = false } }
}
