// Connections: the default target, another one, none; an unknown signal that may be ignored.
import QtQml
QtObject {
    id: top
    signal ping(int n)
    property QtObject a: QtObject { objectName: "a"; signal ping(int n) }
    property QtObject at: a
    property Connections c: Connections { target: top.at; function onPing(n) { console.log("ping", n, target.objectName) } }
    property Connections quiet: Connections { target: top; ignoreUnknownSignals: true; function onNoSuchThing() { } function onPing(n) { console.log("top", n) } }
    Component.onCompleted: { a.ping(1); at = top; a.ping(2); ping(3); at = null; ping(4); c.enabled = false; at = a; a.ping(5); c.enabled = true; a.ping(6); console.log("END") }
}
