import QtQuick
Item { enum Mode { Slow, Fast } property string label: inn.text; property string name: Conf.name; Internal { id: inn } }
