// What is said of visible and enabled below a parent that is neither.
import QtQuick
Item {
    id: top
    Item { id: middle
        Item { id: leaf; onVisibleChanged: console.log("leaf visible", visible); onEnabledChanged: console.log("leaf enabled", enabled) } }
    onVisibleChildrenChanged: console.log("visibleChildren", visibleChildren.length)
    Component.onCompleted: {
        middle.visible = false; console.log(leaf.visible); leaf.visible = false; middle.visible = true; console.log(leaf.visible); leaf.visible = true
        middle.enabled = false; console.log(leaf.enabled); leaf.enabled = false; middle.enabled = true; console.log(leaf.enabled, middle.opacity); middle.opacity = 3; console.log(middle.opacity); middle.opacity = -1; console.log(middle.opacity)
        console.log("END")
    }
}
