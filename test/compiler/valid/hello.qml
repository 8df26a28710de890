import QtQuick

Text {
    text: "Hello"
}
