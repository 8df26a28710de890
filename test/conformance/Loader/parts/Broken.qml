import QtQuick
Item { Nonsense {} }
