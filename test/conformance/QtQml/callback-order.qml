// Qt.callLater runs a function once a turn, with the last arguments.
import QtQml
QtObject {
    id: top
    function later(n) { console.log("later", n) }
    function other() { console.log("other") }
    property Timer t: Timer { interval: 20; running: true; onTriggered: console.log("END") }
    Component.onCompleted: { Qt.callLater(later, 1); Qt.callLater(other); Qt.callLater(later, 2); console.log("now") }
}
