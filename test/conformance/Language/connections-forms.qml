// Connections in all forms.
import QtQuick
Item { id: root; property int n: 0; signal pinged(string text)
    QtObject { id: a; property int v: 0; signal sig(int x) }
    QtObject { id: b; property int v: 0; signal sig(int x) }
    Connections { id: c1; target: a; function onSig(x) { console.log("c1", x, target === a) } function onVChanged() { console.log("c1 v", a.v) } function helper() { } }
    Connections { onPinged: console.log("implicit target", text) }
    Connections { target: a; ignoreUnknownSignals: true; function onNothing() { } function onSig(x, y) { console.log("c2", x, y) } }
    Connections { target: null; function onSig() { console.log("never") } }
    Connections { id: c3; target: b; enabled: false; function onSig(x) { console.log("c3", x) } }
    Connections { target: a; onSig: x => console.log("old arrow", x) }
    Connections { target: a; onSig: { console.log("old block", x) } }
    Component.onCompleted: {
        a.sig(1); pinged("hi"); a.v = 2
        c1.target = b; a.sig(2); b.sig(3)
        c3.enabled = true; b.sig(4); c3.enabled = false; b.sig(5)
        c1.target = null; b.sig(6)
        console.log(c1.target, c1.enabled, c1.ignoreUnknownSignals)
        c1.target = undefined; c1.target = a; a.sig(7)
        console.log("END")
    }
}
