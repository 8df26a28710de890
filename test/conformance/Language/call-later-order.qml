// Qt.callLater: once a turn, with errors that stop nobody.
import QtQuick
Item {
    id: root
    property int n: 0
    function f(a) { console.log("f", a, n) } function g() { console.log("g") }
    onNChanged: Qt.callLater(f, n)
    Timer { id: t0; interval: 0; onTriggered: console.log("t0") } Timer { id: t1; interval: 1; onTriggered: console.log("t1") }
    Component.onCompleted: {
        Qt.callLater(f, 1); Qt.callLater(g); Qt.callLater(f, 2); n = 5; n = 6
        t0.start(); t1.start()
        Qt.callLater(() => { console.log("arrow"); Qt.callLater(g); Qt.callLater(() => console.log("nested")) })
        Qt.callLater(console.log, "via console", 1)
        Qt.callLater(root.sig, 4)
        console.log("sync done")
        end.start()
    }
    signal sig(int a); onSig: a => console.log("sig", a)
    Timer { id: end; interval: 50; onTriggered: { Qt.callLater(f, 9); Qt.callLater(f, 8); Qt.callLater(() => { throw new Error("later") }); Qt.callLater(() => console.log("END")) } }
}
