// Methods of types that are kept in variables, objects and properties know whose they are.
import QtQuick
Item {
    id: root
    property var kept: model.append
    ListModel { id: model; ListElement { n: 1 } }
    function give() { return model.get }
    Component.onCompleted: {
        const f = model.append
        f({ n: 2 })
        console.log(model.count, f === model.append)
        const o = { add: model.append, list: [model.get] }
        o.add({ n: 3 })
        console.log(model.count, o.list[0](1).n, give()(2).n)
        kept({ n: 4 })
        console.log(model.count, (true ? model.get : null)(0).n)
        const g = x => model.setProperty
        g()(0, "n", 10)
        console.log(model.get(0).n);
        [5, 6].forEach(n => { const a = model.append; a({ n: n }) })
        console.log(model.count)
        let h = null
        h = timer.restart
        h()
        console.log(timer.running)
        const map = root.mapToItem
        console.log(map(null, 1, 2))
        console.log("END")
    }
    Timer { id: timer }
}
