// PointHandler; what handlers have at first; their enumerations; resets.
// steps: [{"after":300,"press":[20,20]},{"after":50,"move":[30,30]},{"after":50,"move":[130,30]},{"after":50,"release":[130,30]},{"after":300,"click":[220,20]}]
import QtQuick
Item {
    id: root
    width: 400; height: 320
    Rectangle {
        width: 60; height: 60
        PointHandler {
            onActiveChanged: console.log("active", active, point.position, translation)
            onPointChanged: console.log("point", point.position, point.pressPosition, point.scenePosition, point.pressedButtons, translation)
            onTranslationChanged: console.log("translation", translation)
            onGrabChanged: (t, p) => console.log("grab", t)
            onCanceled: console.log("canceled")
        }
    }
    MouseArea {
        x: 200; width: 60; height: 60
        onPressed: console.log("area pressed"); onReleased: console.log("area released"); onClicked: console.log("area clicked")
        PointHandler { onActiveChanged: console.log("in area", active) }
        DragHandler { target: null; onGrabChanged: t => console.log("drag grab", t) }
    }
    Item {
        id: place
        y: 100; width: 10; height: 10
        HoverHandler { id: h }
        TapHandler { id: t }
        DragHandler { id: d }
        WheelHandler { id: w }
        PointHandler { id: p }
        PinchHandler { id: z }
    }
    function show(name, object, names) { for (const each of names) console.log(name, each, object[each]) }
    Component.onCompleted: {
        for (const [n, o] of [["hover", h], ["tap", t], ["drag", d], ["wheel", w], ["point", p], ["pinch", z]]) {
            show(n, o, ["enabled", "active", "grabPermissions", "margin", "dragThreshold", "cursorShape", "acceptedDevices", "acceptedPointerTypes", "acceptedButtons", "acceptedModifiers"])
            console.log(n, String(o).replace(/\(.*/, ""), o.target === place, o.parent === place)
        }
        console.log(place.data.length, place.resources.length, place.children.length)
        show("hover", h, ["hovered", "blocking"])
        show("tap", t, ["pressed", "tapCount", "timeHeld", "longPressThreshold", "gesturePolicy"])
        show("drag", d, ["snapMode", "activeTranslation", "persistentTranslation", "minimumPointCount", "maximumPointCount"])
        show("x", d.xAxis, ["minimum", "maximum", "enabled"])
        show("wheel", w, ["orientation", "invertible", "activeTimeout", "rotation", "rotationScale", "property", "targetScaleMultiplier", "targetTransformAroundCursor", "blocking"])
        show("pinch", z, ["minimumScale", "maximumScale", "minimumRotation", "maximumRotation", "scale", "activeScale", "rotation", "translation", "minimumPointCount", "maximumPointCount"])
        show("at", p.point, ["id", "position", "scenePosition", "pressPosition", "scenePressPosition", "sceneGrabPosition", "pressedButtons", "modifiers", "velocity", "rotation", "pressure", "ellipseDiameters"])
        t.longPressThreshold = 2; console.log(t.longPressThreshold)
        t.longPressThreshold = -1; console.log(t.longPressThreshold)
        t.dragThreshold = 3; console.log(t.dragThreshold)
        t.dragThreshold = undefined; console.log(t.dragThreshold)
        d.dragThreshold = -1; console.log(d.dragThreshold)
        h.cursorShape = Qt.PointingHandCursor; console.log(h.cursorShape)
        h.cursorShape = undefined; console.log(h.cursorShape)
        w.rotation = 5; console.log(w.rotation)
        d.maximumPointCount = 3; d.minimumPointCount = 2; console.log(d.minimumPointCount, d.maximumPointCount)
        try { z.scale = 2 } catch (e) { console.log(e.message) }
        console.log(PointerDevice.Mouse, PointerDevice.Finger, PointerDevice.GrabPassive, PointerHandler.CanTakeOverFromAnything, InputDevice.AllDevices, PointerDevice.AllPointerTypes, PointerHandler.ApprovesTakeOverByAnything, TapHandler.DragWithinBounds, DragHandler.SnapAlways)
    }
}
