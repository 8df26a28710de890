// Visible and enabled from above, changes of parent, and values out of range.
import QtQuick
Item { id: root; width: 200; height: 100
    Item { id: a; objectName: "a"; onVisibleChanged: console.log("a visible", visible); onEnabledChanged: console.log("a enabled", enabled); onParentChanged: console.log("a parent", parent ? parent.objectName : parent); onChildrenChanged: console.log("a children", children.length); onVisibleChildrenChanged: console.log("a vc", visibleChildren.length); onOpacityChanged: console.log("op", opacity); onZChanged: console.log("z", z); onStateChanged: console.log("state", state); onClipChanged: console.log("clip", clip); onSmoothChanged: console.log("smooth"); onAntialiasingChanged: console.log("aa", antialiasing); onScaleChanged: console.log("scale", scale); onRotationChanged: console.log("rot", rotation); onTransformOriginChanged: console.log("to", transformOrigin); onBaselineOffsetChanged: console.log("bo", baselineOffset); onImplicitWidthChanged: console.log("iw", implicitWidth); onWidthChanged: console.log("w", width);onChildrenRectChanged: console.log("cr", childrenRect)
        Item { id: b; objectName: "b"; onVisibleChanged: console.log("b visible", visible); onEnabledChanged: console.log("b enabled", enabled)
            Item { id: c; objectName: "c"; onVisibleChanged: console.log("c visible", visible); onEnabledChanged: console.log("c enabled", enabled) } } }
    Item { id: d; objectName: "d"; visible: false; enabled: false }
    Component.onCompleted: {
        console.log("-- hide a"); a.visible = false; console.log("-- hide b under"); b.visible = false; console.log("-- show a"); a.visible = true; console.log("-- show b"); b.visible = true
        console.log("-- disable a"); a.enabled = false; b.enabled = false; console.log("-- enable"); a.enabled = true; b.enabled = true
        console.log("-- move to d"); a.parent = d; console.log("-- back"); a.parent = root
        console.log("-- null"); a.parent = null; console.log(a.visible, a.enabled); a.parent = root
        console.log("-- values"); a.opacity = 2; a.opacity = -1; a.opacity = 0.5; a.z = 3; a.state = "x"; a.state = ""; a.clip = true; a.scale = 0; a.rotation = 720; a.transformOrigin = Item.TopLeft; a.transformOrigin = 4; a.smooth = false; a.antialiasing = true; a.antialiasing = undefined; a.baselineOffset = 4; a.implicitWidth = 10; a.width = 20; a.width = undefined
        console.log(a.opacity, a.focus, a.activeFocus, a.baselineOffset)
        c.width = 10; b.width = 5; b.x = 3
        try { a.z = undefined } catch (e) { console.log(e) }
        try { a.opacity = "x" } catch (e) { console.log(e) }
        console.log("END") }
}
