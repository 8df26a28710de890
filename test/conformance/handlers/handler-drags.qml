// DragHandler: what it moves, along which axes, from which grip, under transformations, nested, with other handlers.
// steps: [{"after":300,"drag":[20,20],"to":[70,40],"count":5,"delay":20},{"after":300,"drag":[120,20],"to":[170,60],"count":5,"delay":20},{"after":300,"drag":[20,120],"to":[70,160],"count":5,"delay":20},{"after":300,"drag":[120,120],"to":[170,160],"count":5,"delay":20},{"after":300,"drag":[220,120],"to":[270,160],"count":5,"delay":20},{"after":300,"click":[320,20]},{"after":300,"drag":[320,120],"to":[370,120],"count":5,"delay":20},{"after":300,"drag":[320,180],"to":[370,180],"count":5,"delay":20},{"after":300,"press":[20,220]},{"after":50,"move":[40,220]},{"after":50,"release":[40,220]},{"after":300,"drag":[210,210],"to":[240,240],"count":3,"delay":20},{"after":300,"drag":[310,260],"to":[340,260],"count":3,"delay":20}]
import QtQuick
Item {
    width: 400; height: 320
    component Told: DragHandler {
        property string n
        onActiveChanged: console.log(n, "active", active, centroid.position, centroid.scenePressPosition, target && target.x, activeTranslation, persistentTranslation)
        onTranslationChanged: console.log(n, "translation", activeTranslation, persistentTranslation, target && target.x, target && target.y, centroid.position, centroid.pressPosition, centroid.sceneGrabPosition)
        onCanceled: p => console.log(n, "canceled", Math.round(p.position.x))
        onGrabChanged: (t, p) => console.log(n, "grab", t)
        onCentroidChanged: console.log(n, "centroid", centroid.position, centroid.pressedButtons)
    }
    Rectangle { width: 60; height: 60; Told { n: "free" } }
    Rectangle { x: 100; width: 60; height: 60; Told { n: "x"; yAxis.enabled: false; xAxis.minimum: 0; xAxis.maximum: 120 } }
    Rectangle { y: 100; width: 60; height: 60; Told { n: "null"; target: null } }
    Rectangle {
        x: 100; y: 100; width: 60; height: 60
        MouseArea { anchors.fill: parent; onPressed: console.log("area pressed"); onCanceled: console.log("area canceled"); onReleased: console.log("area released") }
        Told { n: "below area" }
    }
    Rectangle { x: 200; y: 100; width: 60; height: 60; scale: 0.5; rotation: 90; Told { n: "turned" } }
    Rectangle { x: 300; width: 60; height: 60; Told { n: "clicked" } }
    Rectangle {
        x: 300; y: 100; width: 100; height: 100
        Told { n: "outer" }
        Rectangle { width: 50; height: 50; Told { n: "inner" } }
        Rectangle { y: 60; width: 40; height: 40; Told { n: "polite"; grabPermissions: PointerHandler.ApprovesTakeOverByAnything } Told { n: "second" } }
    }
    Rectangle {
        y: 200; width: 50; height: 50
        Told { n: "quick"; dragThreshold: 2 }
        TapHandler {
            gesturePolicy: TapHandler.ReleaseWithinBounds
            onPressedChanged: console.log("pressed", pressed); onCanceled: console.log("canceled"); onTapped: console.log("tapped"); onGrabChanged: t => console.log("grab", t)
        }
    }
    Rectangle { id: knob; x: 220; y: 220; width: 20; height: 20; objectName: "knob" }
    Item { x: 200; y: 200; width: 40; height: 60; Told { n: "other target"; target: knob } }
    Item { x: 300; y: 220; width: 60; height: 60; Told { n: "snaps"; target: inside; snapMode: DragHandler.SnapIfPressedOutsideTarget } Rectangle { id: inside; width: 20; height: 20 } }
}
