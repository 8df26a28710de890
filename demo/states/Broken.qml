import QtQuick

Rectangle {
    widht: 200
}
