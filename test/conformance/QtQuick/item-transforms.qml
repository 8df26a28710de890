// Transformations of an item in coordinates; Behavior on members of values and groups.
import QtQuick
Item {
    id: root; width: 200; height: 200
    property real px: 0
    Text { id: t; text: "x"; font.pixelSize: 10; Behavior on font.pixelSize { NumberAnimation { duration: 100 } } }
    Rectangle { id: r; width: 20; height: 10; border.width: 1; Behavior on border.width { NumberAnimation { duration: 100 } } Behavior on color { ColorAnimation { duration: 50 } }
      transform: [ Rotation { id: rot; origin.x: 10; origin.y: 5; angle: 90 }, Translate { x: 5; y: 7 }, Scale { xScale: 2; yScale: 3; origin.x: 1 } ] }
    Rectangle { id: g; gradient: Gradient { GradientStop { position: 0; color: "red" } GradientStop { position: 1; color: "blue" } } }
    Component.onCompleted: { t.font.pixelSize = 20; console.log(t.font.pixelSize); r.border.width = 9; console.log(r.border.width); r.color = "red"; console.log(r.color);
      console.log(r.mapToItem(root, 0, 0), r.mapToItem(root, 20, 10), r.transform.length, rot.axis, rot.angle)
      rot.angle = 0; console.log(r.mapToItem(root, 0, 0)); r.rotation = 90; console.log(r.mapToItem(root, 0, 0))
    }
    Timer { interval: 200; running: true; onTriggered: { console.log(t.font.pixelSize, r.border.width, r.color); console.log("END") } }
}
