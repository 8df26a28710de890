// Handlers in a Flickable: who gets a press, and who takes it when it becomes a drag.
// steps: [{"after":300,"drag":[120,20],"to":[120,70],"count":5,"delay":20},{"after":900,"drag":[120,120],"to":[170,120],"count":5,"delay":20},{"after":900,"drag":[220,120],"to":[220,60],"count":6,"delay":20},{"after":900,"click":[20,20]},{"after":900,"drag":[270,120],"to":[270,60],"count":6,"delay":20},{"after":900,"drag":[20,120],"to":[20,60],"count":6,"delay":20}]
import QtQuick
Item {
    width: 400; height: 320
    component Tap: TapHandler {
        property string n
        onTapped: console.log(n, "tapped"); onPressedChanged: console.log(n, "pressed", pressed); onCanceled: console.log(n, "canceled"); onGrabChanged: t => console.log(n, "grab", t)
    }
    component Pull: DragHandler {
        property string n
        onActiveChanged: console.log(n, "active", active, parent.x, parent.y); onCanceled: p => console.log(n, "canceled", p.position.x); onGrabChanged: t => console.log(n, "grab", t)
    }
    Flickable {
        id: area
        property int moves: 0
        width: 300; height: 200; contentHeight: 1000; contentWidth: 300; flickDeceleration: 20000
        onDraggingChanged: console.log("dragging", dragging)
        onContentYChanged: if (!moves++) console.log("moved")
        Tap { n: "content" }
        Rectangle { width: 60; height: 200; Tap { n: "drag" } Tap { n: "release"; gesturePolicy: TapHandler.ReleaseWithinBounds } }
        Rectangle { x: 100; width: 60; height: 60; Pull { n: "any" } }
        Rectangle { x: 100; y: 100; width: 60; height: 60; Pull { n: "sideways"; yAxis.enabled: false } }
        Rectangle { x: 200; y: 100; width: 40; height: 60; Pull { n: "quick"; dragThreshold: 3 } }
        Rectangle { x: 250; y: 100; width: 40; height: 60; Pull { n: "other way"; yAxis.enabled: false } }
        Component.onCompleted: console.log(contentItem.data.length, flickableChildren.length)
    }
}
