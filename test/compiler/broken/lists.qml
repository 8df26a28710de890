import QtQuick
Item {
    a: [Item {} Item {}]
    b: [Item {}, 5]
    c: [Item {},]
    d: [Item {}, Item {]
    e: 1
}
