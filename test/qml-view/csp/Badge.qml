import QtQuick

Rectangle {
    width: 12
    height: 12
    color: "#ffcc00"
}
