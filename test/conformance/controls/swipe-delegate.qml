// SwipeDelegate: drawn aside by hand and by call, what lies behind it, clicks.
// steps: [{"after":300,"drag":[150,20],"to":[30,20],"count":6,"delay":60},{"after":900,"drag":[50,20],"to":[180,20],"count":6,"delay":60},{"after":900,"drag":[50,20],"to":[100,20],"count":5,"delay":60},{"after":900,"click":[20,20]},{"after":900,"click":[50,170]},{"after":600,"drag":[150,70],"to":[10,70],"count":7,"delay":60},{"after":900,"click":[50,120]},{"after":600,"drag":[150,120],"to":[100,120],"count":5,"delay":60}]
import QtQuick
import QtQuick.Controls
Item {
    id: root
    width: 200; height: 200
    SwipeDelegate {
        id: one
        width: 200; text: "Swipe"
        swipe.left: Label { text: "L"; width: 50; height: parent.height; SwipeDelegate.onClicked: console.log("left clicked") }
        swipe.right: Label { text: "R"; x: parent.width - width; width: 60; height: parent.height }
        swipe.onPositionChanged: if (Math.abs(swipe.position) === 1 || swipe.position === 0) console.log("position", swipe.position, contentItem.x, background.x)
        swipe.onCompleteChanged: console.log("complete", swipe.complete)
        swipe.onOpened: console.log("opened", swipe.rightItem !== null, swipe.leftItem !== null)
        swipe.onClosed: console.log("closed")
        onClicked: console.log("clicked")
    }
    SwipeDelegate {
        id: two
        y: 50; width: 200; text: "Behind"
        swipe.behind: Rectangle { anchors.fill: parent; SwipeDelegate.onClicked: { console.log("behind clicked", two.swipe.position); two.swipe.close() } }
        swipe.onCompleted: console.log("two completed", swipe.position, contentItem.x, background.x, swipe.behindItem.parent === two)
        swipe.onClosed: console.log("two closed")
        onClicked: console.log("two clicked")
    }
    SwipeDelegate {
        y: 100; width: 200; text: "Plain"
        swipe.onPositionChanged: console.log("never")
        onClicked: console.log("plain clicked")
    }
    MouseArea { y: 150; width: 200; height: 50; onClicked: one.swipe.close() }
    Component.onCompleted: console.log(one.swipe.position, one.swipe.complete, one.swipe.enabled, one.swipe.leftItem, one.swipe.left !== null, one.implicitHeight, one.padding, one.spacing, one.icon.width, SwipeDelegate.Left, SwipeDelegate.Right, one.focusPolicy, one.contentItem.x)
}
