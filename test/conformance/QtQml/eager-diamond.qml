// One source, two ways to one sink: how often the sink runs, and what it sees.
import QtQml
QtObject {
    id: top
    property int source: 1
    property int plus: source + 1
    property int minus: source - 1
    property int sink: { console.log("sink", plus, minus); return plus * 100 + minus }
    onSourceChanged: console.log("source", source, plus, minus, sink)
    onSinkChanged: console.log("sinkChanged", sink)
    Component.onCompleted: { console.log("--"); source = 5; console.log(sink); console.log("END") }
}
