import QtQuick

Rectangle {
    width: 8
    height: 8
    color: "#ff0000"
}
