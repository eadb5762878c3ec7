import { type Declarations, page } from './shapes.js';

export const production = {
  supplierOrder: {
    shipments: page('Shipment', 'supplierOrderId'),
    productionStages: page('ProductionStage', 'supplierOrderId', { field: 'stageNumber', direction: 'ASC' }),
    capacityUtilizationLogs: page('CapacityUtilizationLog', 'supplierOrderId'),
  },
  productionStage: {
    updates: page('ProductionStageUpdate', 'stageId'),
    qualityInspections: page('QualityInspection', 'stageId'),
  },
  factoryCapacity: {
    logs: page('CapacityUtilizationLog', 'factoryCapacityId'),
  },
} as const satisfies Declarations;
