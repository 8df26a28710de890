import QtQuick

Rectangle {
    radius: width / 2
    color: "transparent"
    border { width: 2; color: "#66ffffff" }
}
