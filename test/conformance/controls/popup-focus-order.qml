// Popup and Menu: who has the active focus as they open and close, in order.
import QtQuick
import QtQuick.Controls
ApplicationWindow {
    visible: true; width: 400; height: 300
    Popup { id: p; focus: true; width: 100; height: 100; onActiveFocusChanged: console.log("popup af", activeFocus)
       onOpened: console.log("opened"); onClosed: console.log("closed"); onAboutToShow: console.log("toShow"); onAboutToHide: console.log("toHide"); onVisibleChanged: console.log("visible", visible); onOpenedChanged: console.log("openedCh", opened)
       TextField { id: tf; focus: true; onActiveFocusChanged: console.log("tf", activeFocus) } }
    Menu { id: m; onActiveFocusChanged: console.log("menu af", activeFocus); onOpened: console.log("m opened"); onClosed: console.log("m closed"); onCurrentIndexChanged: console.log("ci", currentIndex)
       MenuItem { text: "a" } MenuItem { text: "b" } }
    TextField { id: out; focus: true; onActiveFocusChanged: console.log("out", activeFocus) }
    Timer { interval: 200; running: true; onTriggered: { console.log("--open"); p.open(); t2.start() } }
    Timer { id: t2; interval: 500; onTriggered: { console.log("--close"); p.close(); t3.start() } }
    Timer { id: t3; interval: 500; onTriggered: { console.log("--menu"); m.open(); t4.start() } }
    Timer { id: t4; interval: 500; onTriggered: { console.log("--mclose"); m.close(); t5.start() } }
    Timer { id: t5; interval: 500; onTriggered: { console.log("END") } }
}
