// HoverHandler: items in items, margins, areas that hover too, what blocks.
// steps: [{"after":300,"move":[300,250]},{"after":100,"move":[30,30]},{"after":100,"move":[120,20]},{"after":100,"move":[20,120]},{"after":100,"move":[65,120]},{"after":100,"move":[120,120]},{"after":100,"move":[320,20]},{"after":100,"move":[370,20]},{"after":100,"move":[320,250]}]
import QtQuick
Item {
    width: 400; height: 320
    component Over: HoverHandler {
        property string n
        onHoveredChanged: console.log(n, "hovered", hovered, active)
        onPointChanged: console.log(n, "point", point.position, point.scenePosition, point.pressedButtons)
    }
    Rectangle { x: 20; y: 20; width: 40; height: 40; Over { n: "a" } }
    Rectangle {
        x: 100; width: 60; height: 60
        HoverHandler { onHoveredChanged: if (hovered) console.log("outer") }
        Rectangle { width: 50; height: 50; Over { n: "inner" } }
    }
    Rectangle { y: 100; width: 60; height: 60; Over { n: "margin"; margin: 10 } }
    Rectangle {
        x: 100; y: 100; width: 60; height: 60
        MouseArea { anchors.fill: parent; hoverEnabled: true; onEntered: console.log("entered") }
        Over { n: "below area" }
    }
    Item { x: 300; width: 100; height: 60; z: -1; Over { n: "behind" } }
    Item {
        x: 300; width: 100; height: 60
        MouseArea { width: 50; height: 60; hoverEnabled: true; onEntered: console.log("one entered"); onExited: console.log("one exited") }
        MouseArea { x: 50; width: 50; height: 60; hoverEnabled: true; onEntered: console.log("two entered") }
        Over { n: "blocking"; blocking: true }
    }
}
