// Property value interceptors and sources.
import QtQuick
Item { id: root; property int n: 0; property real r: 0; property color c: "red"; property bool en: false
    Behavior on r { id: bh; enabled: root.en; NumberAnimation { id: na; duration: 40 } }
    Behavior on c { enabled: root.en; ColorAnimation { duration: 40 } }
    NumberAnimation on x { id: src; from: 0; to: 10; duration: 30; running: false; onFinished: console.log("src finished", x) }
    onRChanged: if (r === 0 || r === 100) console.log("r", r)
    Component.onCompleted: {
        r = 5; console.log("immediate", r); r = 0
        en = true; r = 100; console.log("started", r < 100, bh.targetValue, na.running)
        c = "blue"; console.log(c != "#0000ff")
        src.start()
        t.start()
    }
    Timer { id: t; interval: 200; onTriggered: { console.log(r, c, x, src.running); console.log("END") } }
}
