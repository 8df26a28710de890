// default properties: list, single object, alias to data; list property methods.
import QtQuick
import "lib"
Item { id: root
    ListHolder { id: h
        QtObject { objectName: "one" }
        Item { objectName: "two" }
        others: [ QtObject { objectName: "o1" }, Item { objectName: "o2" } ]
    }
    ListHolder { id: e }
    ListHolder { id: single; others: QtObject { objectName: "s" } }
    Framed { id: f; Item { objectName: "content" } Text { text: "t" } }
    property list<QtObject> mine: [ QtObject { objectName: "m1" } ]
    property list<Item> items
    onItemsChanged: console.log("itemsChanged", items.length)
    property int count: items.length
    Component.onCompleted: {
        console.log(h.things.length, h.things[0].objectName, h.things[1].objectName, h.others.length, h.others[1].objectName)
        console.log(e.things.length, e.others.length, single.others.length, single.others[0].objectName)
        console.log(f.inside.length, f.inside[0].objectName, f.children.length, f.data.length)
        console.log(mine.length, mine[0].objectName, mine[5], typeof mine, Array.isArray(mine))
        items = [f, h.things[1]]; console.log(items.length, count, items[1].objectName)
        items.push(root); console.log(items.length, count)
        items = []; console.log(items.length, count)
        items = f; console.log(items.length, items[0] === f)
        for (let i in mine) console.log("in", i)
        console.log(mine.map ? mine.map(o => o.objectName).join() : "no map", mine.indexOf ? mine.indexOf(mine[0]) : "no indexOf")
        console.log(mine.concat ? "concat" : "no concat", mine.forEach ? "forEach" : "no forEach", mine.filter ? "f" : "nf", mine.slice ? "s" : "ns")
        try { items.length = 0 } catch (x) { console.log(x.message) }
        console.log(items.length)
        try { items[0] = root; console.log(items[0] === root) } catch (x) { console.log(x.message) }
        console.log(String(mine), JSON.stringify(mine.length))
        console.log("END")
    }
}
