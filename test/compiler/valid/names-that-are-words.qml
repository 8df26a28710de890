import QtQuick

Item {
    id: on
    property int property: 1
    property int signal: 2
    property int readonly: 3
    property int required: 4
    property int component: 5
    property int as: 6
    property int alias: 7
    property int list: 8
    property int of: 9
    property int get: 10
    property int set: 11
    property int from: 12
    property int static: 13
    property int let: 14
    property int async: 15
    property int pragma: 16
    property int enumeration: 17
    property var signalled: signal + required + component + as + list + of + get
    property list<int> lists: [list]
    Item {
        signal: 20
        required: 40
        component: 50
        readonly: 30
        property: 60
        enum: 70
        async: 80
    }
    function on() { return property + on.as }
    function from(as, of) { return as + of }
}
