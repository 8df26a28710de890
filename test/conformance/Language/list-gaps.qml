// Lists of objects: what they take, what leaves a gap, what they tell.
import QtQuick
Item {
    id: root
    property list<QtObject> l: [QtObject { objectName: "a" }, QtObject { objectName: "b" }]
    property list<Item> items
    property var arr: [1, 2, 3]
    onLChanged: console.log("lChanged", l.length)
    onItemsChanged: console.log("itemsChanged", items.length)
    onArrChanged: console.log("arrChanged", arr.length)
    QtObject { id: extra; objectName: "x" }
    Item { id: k1; objectName: "k1" } Item { id: k2; objectName: "k2" }
    function t(f) { try { console.log(f()) } catch (e) { console.log("E", e.name, e.message) } }
    Component.onCompleted: {
        t(() => l); t(() => l.length); t(() => l[0].objectName); t(() => l[-1]); t(() => l[2]); t(() => typeof l); t(() => Array.isArray(l)); t(() => JSON.stringify(l).length > 2); 
        t(() => { for (let i in l) console.log("in", i) }); t(() => Array.from(l).length); t(() => Array.prototype.map.call(l, o => o.objectName)); t(() => Object.keys(l))
        t(() => { l = []; return l.length }); t(() => { l = [extra, k1]; return l.length }); t(() => { l = extra; return l.length }); t(() => { l = null; return l.length }); t(() => { l = undefined; return l.length }); t(() => { l = 5; return l.length }); t(() => { l = "s"; return l.length }); t(() => { l = [extra, 5, null, k1]; return l.length })
        t(() => { items.push(k1); return items.length }); t(() => { items = [k1, extra, k2]; return items.length }); t(() => { items[0] = k2; return items[0].objectName }); t(() => { items.length = 0; return items.length }); t(() => { items.push(extra); return items.length }); t(() => { items[3] = k1; return items.length }); t(() => l instanceof Array); t(() => String(items)); t(() => items.toString())
        t(() => { arr.push(4); return arr.length }); t(() => { arr = arr.concat(5); return arr }); t(() => { arr[0] = 9; return arr }); t(() => { let a = arr; a.push(1); return arr.length + " " + a.length }); t(() => arr.map(x => x * 2)); t(() => arr.filter(x => x > 2)); t(() => arr.reverse()); t(() => arr.sort((a, b) => a - b)); t(() => arr.splice(0, 2)); t(() => arr); t(() => arr.indexOf(5)); t(() => arr.includes(5)); t(() => arr.find(x => x > 3)); t(() => arr.join("-")); t(() => arr === arr); t(() => Array.isArray(arr)); t(() => arr instanceof Array)
        t(() => children.length); t(() => children[0].objectName); t(() => data.length); t(() => resources.length); t(() => children.map); t(() => { children = []; return children.length }); t(() => { children = [k1]; return children.length }); t(() => { data.push(k2); return children.length })
        console.log("END")
    }
}
