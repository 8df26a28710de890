// Hovering, dragging with limits, leaving while pressed, preventStealing, a right button beside the left.
// steps: [{"after":200,"move":[20,20]},{"after":100,"move":[25,20]},{"after":100,"move":[90,90]},{"after":100,"drag":[130,20],"to":[180,60],"count":5,"delay":20},{"after":200,"press":[20,20]},{"after":50,"move":[80,80]},{"after":50,"release":[80,80]}]
import QtQuick
Item {
    width: 220; height: 120
    MouseArea {
        width: 50; height: 50; hoverEnabled: true
        onEntered: console.log("entered", containsMouse); onExited: console.log("exited", containsMouse)
        onPressed: console.log("pressed"); onReleased: console.log("released", containsPress); onClicked: console.log("clicked")
        onContainsPressChanged: console.log("containsPress", containsPress)
    }
    Rectangle {
        id: box; x: 110; y: 10; width: 40; height: 40; color: "teal"
        MouseArea {
            anchors.fill: parent; drag.target: box; drag.axis: Drag.XAxis; drag.minimumX: 100; drag.maximumX: 140
            drag.onActiveChanged: console.log("drag", drag.active)
            onReleased: console.log("dropped", box.x, box.y); onClicked: console.log("not a click")
        }
    }
}
