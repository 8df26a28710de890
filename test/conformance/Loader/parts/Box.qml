import QtQuick
Rectangle {
    property string title: "box"
    property int outer: typeof given === "undefined" ? -1 : given
    implicitWidth: 30
    implicitHeight: 20
    Component.onCompleted: console.log("box completed", title, width, height)
    Component.onDestruction: console.log("box destroyed", title)
}
