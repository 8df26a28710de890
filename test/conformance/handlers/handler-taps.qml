// TapHandler: its gesture policies, buttons, keys, several in one item and in items above each other, with a MouseArea.
// steps: [{"after":300,"click":[30,30]},{"after":600,"drag":[30,30],"to":[80,30]},{"after":600,"click":[30,30],"button":"right"},{"after":600,"press":[130,30]},{"after":50,"move":[180,30]},{"after":50,"move":[130,30]},{"after":50,"release":[130,30]},{"after":600,"press":[130,30]},{"after":50,"move":[135,45]},{"after":50,"release":[135,45]},{"after":600,"press":[30,130]},{"after":50,"move":[30,180]},{"after":50,"move":[30,130]},{"after":50,"release":[30,130]},{"after":600,"press":[30,130]},{"after":50,"move":[30,190]},{"after":50,"release":[30,190]},{"after":600,"click":[130,130]},{"after":600,"click":[230,30]},{"after":600,"click":[230,80]},{"after":600,"click":[230,130]},{"after":600,"click":[230,180]},{"after":600,"click":[330,30],"button":"right"},{"after":600,"click":[330,30]},{"after":600,"click":[330,130],"modifiers":["ctrl"]},{"after":600,"click":[330,130]},{"after":600,"press":[330,230]},{"after":50,"move":[345,245]},{"after":50,"release":[345,245]},{"after":600,"click":[310,210]}]
import QtQuick
Item {
    width: 400; height: 300
    component Told: TapHandler {
        property string n
        onTapped: (p, b) => console.log(n, "tapped", p.position.x, p.position.y, b, tapCount)
        onSingleTapped: (p, b) => console.log(n, "single", b)
        onPressedChanged: console.log(n, "pressed", pressed, active, point.position.x, point.pressedButtons)
        onActiveChanged: console.log(n, "active", active)
        onCanceled: p => console.log(n, "canceled", p.position.x, p.scenePosition.y)
        onTapCountChanged: console.log(n, "count", tapCount)
        onGrabChanged: (t, p) => console.log(n, "grab", t)
    }
    Rectangle { width: 60; height: 60; Told { n: "drag" } }
    Rectangle { x: 100; width: 60; height: 60; Told { n: "within"; gesturePolicy: TapHandler.WithinBounds } }
    Rectangle { y: 100; width: 60; height: 60; Told { n: "release"; gesturePolicy: TapHandler.ReleaseWithinBounds } }
    MouseArea {
        x: 100; y: 100; width: 60; height: 60
        onClicked: console.log("area clicked"); onPressed: console.log("area pressed")
        onReleased: console.log("area released"); onCanceled: console.log("area canceled")
        Told { n: "in area" }
    }
    Rectangle {
        x: 200; width: 100; height: 100
        Told { n: "outer"; gesturePolicy: TapHandler.WithinBounds }
        Rectangle { width: 60; height: 60; Told { n: "inner"; gesturePolicy: TapHandler.WithinBounds } }
    }
    Rectangle {
        x: 200; y: 100; width: 60; height: 60
        Told { n: "below area" }
        MouseArea { anchors.fill: parent; onClicked: console.log("area above") }
    }
    Item {
        x: 200; y: 160; width: 60; height: 60
        MouseArea { anchors.fill: parent; onClicked: console.log("area below") }
        Rectangle { anchors.fill: parent; Told { n: "above area"; gesturePolicy: TapHandler.ReleaseWithinBounds } }
    }
    Rectangle {
        x: 300; width: 60; height: 60
        Told { n: "right"; acceptedButtons: Qt.RightButton }
        Told { n: "left" }
    }
    Rectangle {
        x: 300; y: 100; width: 60; height: 60
        Told { n: "ctrl"; acceptedModifiers: Qt.ControlModifier }
        Told { n: "plain"; acceptedModifiers: Qt.NoModifier }
        Told { n: "any"; onTapped: console.log(point.modifiers) }
        Told { n: "touch"; acceptedDevices: PointerDevice.TouchScreen }
        Told { n: "off"; enabled: false }
    }
    Item { x: 320; y: 220; width: 20; height: 20; Told { n: "margin"; margin: 20 } }
}
