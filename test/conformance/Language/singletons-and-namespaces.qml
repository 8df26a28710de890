// Singletons, versions, internal types by qmldir; namespaces.
import QtQuick
import "dir"
import "dir" as D
import QtQuick as Q
import QtQml 2.15 as Qml
Q.Item { id: root
    D.Pub { id: p }
    Qml.Timer { interval: 30; running: true; onTriggered: console.log("END") }
    Pub { id: p2; label: Conf.name + Conf.next() }
    Q.Text { id: t; text: D.Conf.name; horizontalAlignment: Q.Text.AlignRight; Q.Keys.enabled: false; Q.Component.onCompleted: console.log("ns completed") }
    Qml.Timer { id: tm; interval: 5 }
    Component.onCompleted: {
        console.log(p.label, p2.label, t.text, t.horizontalAlignment, D.Conf.next(), Conf.lst.length, D.Conf === Conf)
        Conf.name = "changed"; console.log(t.text, p2.label, p.name)
        console.log(typeof Internal, tm.interval, Q.Text.AlignHCenter, D.Pub.Mode ? 1 : 0, D.Pub.Fast, Pub.Slow)
        try { Conf.ro = 3 } catch (e) { console.log(e.message) }
        console.log(typeof Conf.next)
    }
}
