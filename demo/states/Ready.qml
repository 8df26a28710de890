import QtQuick

Rectangle {
    width: 246
    height: 112
    color: "#1c3550"
    Rectangle { x: 10; y: 10; width: 40; height: 40; radius: 8; color: "steelblue"; border { width: 2; color: "white" } }
    Rectangle {
        x: 60; y: 10; width: 40; height: 40
        gradient: Gradient {
            GradientStop { position: 0; color: "gold" }
            GradientStop { position: 1; color: "crimson" }
        }
    }
    Rectangle { x: 110; y: 10; width: 40; height: 40; rotation: 30; color: "seagreen"; opacity: 0.7 }
    Text { x: 160; y: 10; width: 80; color: "white"; wrapMode: Text.Wrap; text: "Text that wraps at words"; font.family: "DejaVu Sans"; font.pixelSize: 11 }
    ListView {
        x: 10; y: 62; width: 226; height: 40
        orientation: ListView.Horizontal
        spacing: 4
        clip: true
        model: 9
        delegate: Rectangle {
            required property int index
            width: 40; height: 40
            color: index % 2 ? "#3a6ea5" : "#27517d"
            Text { anchors.centerIn: parent; color: "white"; text: parent.index; font.family: "DejaVu Sans"; font.pixelSize: 12 }
        }
    }
}
