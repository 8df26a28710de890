// WheelHandler: what the wheel changes, which way, what goes on to what lies below.
// steps: [{"after":300,"wheel":[30,30],"dy":120},{"after":300,"wheel":[120,20],"dy":-120},{"after":300,"wheel":[20,120],"dy":120},{"after":300,"wheel":[220,20],"dy":120},{"after":300,"wheel":[220,20],"dx":120},{"after":300,"wheel":[220,120],"dy":120},{"after":300,"wheel":[120,220],"dy":120}]
import QtQuick
Item {
    id: root
    function near(value) { return Math.round(value * 1000) / 1000 }
    width: 400; height: 320
    component Turn: WheelHandler {
        property string n
        onWheel: e => console.log(n, "wheel", e.angleDelta.x, e.angleDelta.y, e.x, e.y, e.accepted)
        onRotationChanged: console.log(n, "rotation", rotation)
        onActiveChanged: console.log(n, "active", active, root.near(target.x), root.near(target.y), target.rotation, root.near(target.scale))
        onPointChanged: console.log(n, "point", point.position, point.scenePosition)
    }
    Turn { n: "root" }
    Rectangle { width: 60; height: 60; Turn { n: "a" } }
    Rectangle {
        x: 100; width: 60; height: 60
        Rectangle { width: 50; height: 50 }
        Turn { n: "goes on"; blocking: false }
    }
    Rectangle { y: 100; width: 60; height: 60; Turn { n: "turns"; property: "rotation" } }
    Rectangle { x: 100; y: 200; width: 60; height: 60; Turn { n: "scales"; property: "scale" } }
    Rectangle { x: 200; width: 60; height: 60; Turn { n: "sideways"; orientation: Qt.Horizontal; property: "x"; rotationScale: 2 } }
    Rectangle {
        x: 200; y: 100; width: 60; height: 60
        Turn { n: "y"; property: "y"; activeTimeout: 0.2 }
        MouseArea { anchors.fill: parent; onWheel: wheel => { console.log("area wheel"); wheel.accepted = false } }
    }
}
