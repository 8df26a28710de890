// Flipable: which side is seen, what becomes of the other; FrameAnimation; sizes of fonts and texts.
import QtQuick
Item {
    width: 300; height: 300
    Flipable {
        id: flip
        width: 100; height: 100
        front: Rectangle { id: one; anchors.fill: parent }
        back: Rectangle { id: two; anchors.fill: parent }
        transform: Rotation { id: turn; origin.x: 50; origin.y: 50; axis.x: 0; axis.y: 1; axis.z: 0; angle: 0 }
        onSideChanged: console.log("side", side === Flipable.Back, one.visible, two.visible, one.opacity, two.opacity, one.enabled, two.enabled)
    }
    Item { Item { id: inside } transform: Scale { xScale: -1 } }
    FrameAnimation {
        id: frames
        onTriggered: if (currentFrame === 3) { console.log("frame", currentFrame, frameTime > 0, smoothFrameTime > 0, elapsedTime > 0); stop() }
        onRunningChanged: console.log("running", running)
        onCurrentFrameChanged: if (currentFrame < 3) console.log("frame", currentFrame)
    }
    FontMetrics { id: font; font.pixelSize: 20 }
    TextMetrics { id: text; text: "Hello, World"; font.pixelSize: 20; onMetricsChanged: changes++ }
    property int changes: 0
    Component.onCompleted: {
        console.log(flip.side, flip.front === one, flip.back === two, one.visible, two.visible, one.opacity, two.opacity, one.parent === flip, flip.children.length, one.width, two.width, Flipable.Front)
        for (const angle of [80, 100, 180, 271, 360, -100, 0]) { turn.angle = angle; console.log(angle, flip.side) }
        turn.axis = Qt.vector3d(1, 0, 0)
        turn.angle = 120
        console.log(flip.side)
        flip.front = inside
        console.log(flip.front === one)
        console.log(frames.running, frames.paused, frames.currentFrame, frames.frameTime, frames.elapsedTime)
        frames.start()
        for (const each of ["ascent", "descent", "height", "leading", "lineSpacing", "xHeight", "overlinePosition", "strikeOutPosition", "lineWidth", "underlinePosition"]) console.log(each, font[each])
        console.log(font.advanceWidth("Hello, World"), font.boundingRect("Hello, World"), font.tightBoundingRect("Hello, World"))
        console.log(font.elidedText("Hello, World", Qt.ElideRight, 60), font.elidedText("Hello, World", Qt.ElideMiddle, 60), font.elidedText("Hello, World", Qt.ElideLeft, 60), font.elidedText("Hello", Qt.ElideLeft, 160))
        console.log(text.advanceWidth, text.boundingRect, text.width, text.height, text.tightBoundingRect, text.elidedText, text.elide === Qt.ElideNone, text.elideWidth)
        changes = 0
        text.elide = Qt.ElideRight
        console.log(text.elidedText.length)
        text.elideWidth = 60
        console.log(text.elidedText, text.width, changes)
    }
    Timer {
        interval: 400; running: true
        onTriggered: {
            console.log(frames.running, frames.currentFrame)
            frames.pause(); console.log(frames.paused, frames.running)
            frames.reset(); console.log(frames.currentFrame, frames.elapsedTime)
            frames.start(); frames.resume(); console.log(frames.paused)
            frames.stop(); console.log(frames.running)
            console.log("END")
        }
    }
}
