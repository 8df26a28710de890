// A window: its content, attached properties, closing, and shortcuts in it.
// steps: [{"after":300,"key":"S","modifiers":["ctrl"]},{"after":50,"key":"F3"},{"after":50,"type":"x"},{"after":50,"click":[20,20]}]
import QtQuick
import QtQuick.Window
Window {
    id: window
    width: 200; height: 100; visible: true; title: "A window"; color: "#ddeeff"
    onClosing: close => { console.log("closing", close.accepted); close.accepted = false }
    Shortcut { sequence: "Ctrl+S"; onActivated: console.log("save", portableText) }
    Shortcut { sequences: ["F3", "Ctrl+F"]; onActivated: { console.log("find"); off.enabled = false } }
    Shortcut { id: off; sequence: "x"; onActivated: console.log("never") }
    Item {
        id: inside; anchors.fill: parent; focus: true
        Keys.onPressed: event => console.log("key", event.text)
        MouseArea { anchors.fill: parent; onClicked: console.log("clicked", Window.width, Window.window === window, inside.width, window.close(), window.visible) }
    }
    Component.onCompleted: {
        console.log(inside.parent === window.contentItem, window.title, window.color, window.visibility, window.minimumWidth, window.maximumHeight, window.opacity, window.flags)
        window.width = 220; console.log(Screen.devicePixelRatio > 0, Screen.width > 0)
    }
}
